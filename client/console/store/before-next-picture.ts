const UNSEEN_MS = 250;

/** Works before the next picture is drawn; where nobody looks at the page no picture comes, so a quarter of a second decides. */
export function beforeNextPicture(work: () => void): void {
  if (document.hidden) setTimeout(work, UNSEEN_MS);
  else requestAnimationFrame(work);
}
