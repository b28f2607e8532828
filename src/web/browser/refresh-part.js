/**
 * Keeps a page up to date on which work is under way: every two seconds the page is asked for again, and the parts that
 * say how far the work has come are put in the place of the old ones. What has the focus is in none of them and stays.
 * When the work is over, the page is loaded anew. Without this, the link "Look again" does the same.
 */
const MILLISECONDS_BETWEEN_LOOKS = 2000;

/** The part without which the work is over. */
const PROGRESS = 'progress';

/** The parts of a page by their names. @param {ParentNode} page */
const partsOf = (page) =>
  new Map(
    [...page.querySelectorAll('[data-refresh-part]')].map((part) => [part.getAttribute('data-refresh-part'), part]),
  );

/** Says what has changed to whoever listens to the page; the same words are not said twice. */
const sayAloud = (/** @type {string} */ words) => {
  const aloud = document.querySelector('[data-refresh-aloud]');
  if (aloud !== null && aloud.textContent !== words) aloud.textContent = words;
};

const look = async () => {
  const answer = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = partsOf(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  const progress = fresh.get(PROGRESS);
  if (progress === undefined || answer.redirected) {
    window.location.reload();
    return;
  }
  for (const [name, part] of partsOf(document)) part.replaceWith(fresh.get(name) ?? part);
  sayAloud(progress.getAttribute('data-say') ?? '');
};

const lookAgain = async () => {
  // Where the service cannot be reached, the page stays as it is, and is tried again.
  if (!document.hidden) await look().catch(() => undefined);
  window.setTimeout(lookAgain, MILLISECONDS_BETWEEN_LOOKS);
};

window.setTimeout(lookAgain, MILLISECONDS_BETWEEN_LOOKS);
