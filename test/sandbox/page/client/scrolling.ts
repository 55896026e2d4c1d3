export interface Scrolling {
  /** Goes to the end. */
  toEnd(): void;
  /** There is more now, `news` of it new: follows, or tells when the person reads further up. */
  grew(news: number): void;
}

/** So near to the end that what is new is followed. */
const FOLLOW_PX = 120;

/**
 * Keeps a list at its end while the person is there, also when pictures in it grow or the window
 * changes. Further up, `button` leads back and counts what is new.
 */
export function keepAtEnd(place: HTMLElement, button: HTMLElement): Scrolling {
  let isAtEnd = true;
  let unread = 0;
  const draw = (): void => {
    button.hidden = isAtEnd;
    const [count] = button.querySelectorAll('.count');
    if (count !== undefined) count.textContent = unread === 0 ? '' : String(unread);
    button.setAttribute('aria-label', `To the end${unread === 0 ? '' : `, ${unread} new`}`);
  };
  const toEnd = (): void => {
    place.scrollTop = place.scrollHeight;
    isAtEnd = true;
    unread = 0;
    draw();
  };
  const follow = (): void => {
    if (isAtEnd) toEnd();
  };
  place.addEventListener('scroll', () => {
    isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < FOLLOW_PX;
    if (isAtEnd) unread = 0;
    draw();
  });
  for (const loaded of ['load', 'loadedmetadata']) place.addEventListener(loaded, follow, true);
  new ResizeObserver(follow).observe(place);
  button.addEventListener('click', () => {
    toEnd();
    place.focus({ preventScroll: true });
  });
  return {
    toEnd,
    grew: (news) => {
      if (!isAtEnd) unread += news;
      follow();
      draw();
    },
  };
}
