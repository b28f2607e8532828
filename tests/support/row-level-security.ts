/**
 * The tables of the schema `app` whose rows are not shut off by authority, each with the reason why that tells nobody
 * anything. Every other table must be; `tests/database/isolation.db.test.ts` holds both, and tests each of these.
 */
export const OPEN_TABLES: Readonly<Record<string, string>> = {
  authority_ids: 'which authorities there are, by id alone: what must be done for each of them needs the list',
  sessions: 'who is signed in, by ids and the hash of a token: looked up before anybody is known',
  link_ids: 'which link an address opens, by ids and the hash of a token: looked up before anybody is known',
  sign_in_ids: 'whose account an address is, by the hash of the address: looked up before anybody is known',
  migrations: 'the steps that made the database what it is',
};
