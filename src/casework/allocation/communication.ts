import type { CommunicationMethod } from '../children/details/needs.ts';

/** What every IRO masters. */
const EVERYBODYS: ReadonlySet<CommunicationMethod> = new Set(['speech', 'writing', 'play-or-drawing']);

/** The methods for which an IRO is chosen: what not everybody masters. */
export function specialMethods(methods: readonly CommunicationMethod[]): CommunicationMethod[] {
  return methods.filter((method) => !EVERYBODYS.has(method));
}

/** "Polish, British Sign Language" in its parts, small letters, each once. */
export function wordsOfList(text: string | null): string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim().toLowerCase());
  return [...new Set(parts.filter((part) => part !== ''))];
}
