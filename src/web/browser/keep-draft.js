/**
 * Keeps what is typed into a form before it is sent: a second after the last key, when a field is left, and when the page
 * is left. It is sent to the server and lies nowhere in the browser, which the next person may use. Without this, the
 * button "Save and come back later" does the same.
 */
const MILLISECONDS_AFTER_A_KEY = 1000;
const LONGEST_ANSWER_MILLISECONDS = 10_000;
const FIRST_WAIT_MILLISECONDS = 2000;
const LONGEST_WAIT_MILLISECONDS = 30_000;
/** What a browser still sends of a page that is closed. */
const MOST_SENT_IN_PASSING = 60_000;

const NOT_REACHED = 'Not saved: the service cannot be reached. It is tried again by itself; leave this page open.';
const NOT_SENT =
  'Not sent: the service cannot be reached. What you typed is all here; leave this page open and send it again.';
const NOT_TAKEN = 'Not saved while you type. Send it when you are ready; do not leave this page before.';

/** @typedef {{ isKept: boolean, words: string }} Answer */

/** What is typed, without files. @param {HTMLFormElement} form */
function typedIn(form) {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== '_turn') typed.append(name, value);
  }
  return typed;
}

/** The form as the server sent it, whatever was typed since. @param {HTMLFormElement} form */
function asSent(form) {
  const copy = /** @type {HTMLFormElement} */ (form.cloneNode(true));
  copy.reset();
  return copy;
}

/** One form, and what of it the server has. */
class KeptForm {
  #form;
  #marker;
  #said;
  #turn;
  #kept;
  #turns = 0;
  #wait = FIRST_WAIT_MILLISECONDS;
  /** @type {number | undefined} */
  #timer = undefined;
  /** @type {Promise<void> | undefined} */
  #sending = undefined;
  #isSent = false;
  /** The button was pressed, and the last words are still under way. */
  #isWaiting = false;
  /** The server does not have what is typed, and cannot be given it. */
  #isLost = false;
  #isReached = true;

  /** @param {HTMLFormElement} form @param {Element} marker */
  constructor(form, marker) {
    this.#form = form;
    this.#marker = marker;
    this.#said = /** @type {HTMLElement} */ (marker.querySelector('[data-keep-said]'));
    this.#turn = /** @type {HTMLInputElement} */ (marker.querySelector('[name="_turn"]'));
    this.#turns = Number(this.#turn.value);
    this.#kept = typedIn(asSent(form)).toString();
    marker.querySelector('[data-keep-later]')?.setAttribute('hidden', '');
    form.addEventListener('input', () => this.#keepIn(MILLISECONDS_AFTER_A_KEY));
    form.addEventListener('change', () => this.#keepIn(0));
    form.addEventListener('submit', (event) => this.#beforeSending(event));
    // Somebody comes back to the page as they left it, and types on.
    window.addEventListener('pageshow', () => {
      this.#isSent = false;
    });
    window.addEventListener('pagehide', () => this.#keepInPassing());
    window.addEventListener('online', () => this.#keepIn(0));
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#keepIn(0);
    });
    // Somebody typed before this was there to hear it.
    if (this.#isChanged()) this.#keepIn(MILLISECONDS_AFTER_A_KEY);
    // Only where words would be lost is anybody held back.
    window.addEventListener('beforeunload', (event) => {
      if (this.#isLost && this.#isChanged()) event.preventDefault();
    });
  }

  #typed() {
    return typedIn(this.#form);
  }

  #isChanged() {
    return !this.#isSent && this.#typed().toString() !== this.#kept;
  }

  /** @param {number} milliseconds */
  #keepIn(milliseconds) {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(), milliseconds);
    this.#show();
  }

  /** One at a time: what is typed meanwhile goes with the next. */
  #keep() {
    if (this.#sending !== undefined || !this.#isChanged()) return;
    this.#sending = this.#send().finally(() => {
      this.#sending = undefined;
      if (this.#isChanged()) this.#keepIn(this.#isLost ? this.#nextWait() : MILLISECONDS_AFTER_A_KEY);
    });
  }

  async #send() {
    const typed = this.#typed();
    const answer = await fetch('/drafts', {
      method: 'POST',
      body: this.#withTurn(typed),
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(LONGEST_ANSWER_MILLISECONDS),
    }).catch(() => undefined);
    this.#isReached = answer !== undefined;
    const words = answer === undefined ? NOT_REACHED : NOT_TAKEN;
    const heard = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    this.#hear(/** @type {Answer} */ (heard ?? { isKept: false, words }), typed.toString());
  }

  /** @param {Answer} answer @param {string} typed */
  #hear({ isKept, words }, typed) {
    this.#isLost = !isKept;
    if (isKept) {
      this.#kept = typed;
      this.#wait = FIRST_WAIT_MILLISECONDS;
    }
    this.#say(words);
    this.#show();
  }

  /** Whether the server has all that is typed, to be seen by whoever asks. */
  #show() {
    this.#marker.setAttribute('data-keep-draft', this.#isChanged() ? 'changed' : 'kept');
  }

  #nextWait() {
    const wait = this.#wait;
    this.#wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
    return wait;
  }

  /** Nothing is sent that is not kept: where the service cannot be reached, the page stays, with all that was typed. */
  async #beforeSending(/** @type {SubmitEvent} */ event) {
    window.clearTimeout(this.#timer);
    if (this.#sending === undefined && !this.#isChanged()) {
      this.#markSent();
      return;
    }
    event.preventDefault();
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    await this.#keepAndSend(event.submitter);
    this.#isWaiting = false;
  }

  /** @param {HTMLElement | null} submitter */
  async #keepAndSend(submitter) {
    await this.#sending;
    if (this.#isChanged()) await this.#send();
    if (!this.#isReached) {
      this.#say(NOT_SENT);
      this.#keepIn(this.#nextWait());
      return;
    }
    this.#markSent();
    this.#form.requestSubmit(submitter);
  }

  #markSent() {
    this.#isSent = true;
    this.#turn.value = String(this.#turns + 1);
  }

  /** The page is left: what was typed last goes with it. */
  #keepInPassing() {
    if (!this.#isChanged()) return;
    const body = this.#withTurn(this.#typed());
    if (body.toString().length <= MOST_SENT_IN_PASSING) navigator.sendBeacon('/drafts', body);
  }

  /** @param {URLSearchParams} typed */
  #withTurn(typed) {
    this.#turns += 1;
    const body = new URLSearchParams(typed);
    body.set('_turn', String(this.#turns));
    return body;
  }

  /** The same words are not said twice. @param {string} words */
  #say(words) {
    if (this.#said.textContent !== words) this.#said.textContent = words;
  }
}

for (const marker of document.querySelectorAll('[data-keep-draft]')) {
  const form = marker.closest('form');
  if (form !== null) new KeptForm(form, marker);
}
