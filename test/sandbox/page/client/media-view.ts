import type { ChatMedia } from '../protocol.ts';
import { element, sizeOf } from './dom.ts';

export type OpenPicture = (media: ChatMedia) => void;

/** So large a picture is shown in the chat. */
const WIDTH_MAX_PX = 420;
const HEIGHT_MAX_PX = 380;
/** A small one is enlarged to that. */
const SIDE_MIN_PX = 320;
/** Words below it need some room. */
const WIDTH_MIN_PX = 180;
/** Of a file whose size is not known. */
const UNKNOWN_PX = 320;

/** Width of a picture or video in the chat; null for what has none. */
export function shownWidth({ kind, widthPx, heightPx }: ChatMedia): number | null {
  if (kind !== 'image' && kind !== 'video') return null;
  const [width, height] = [widthPx ?? UNKNOWN_PX, heightPx ?? UNKNOWN_PX];
  const larger = Math.max(1, SIDE_MIN_PX / Math.max(width, height));
  const scale = Math.min(larger, WIDTH_MAX_PX / width, HEIGHT_MAX_PX / height);
  return Math.max(WIDTH_MIN_PX, Math.round(width * scale));
}

/** A file as it stands in a message. Its place has the right size before it is loaded. */
export function mediaElement(media: ChatMedia, openPicture: OpenPicture): HTMLElement {
  const { kind, url, name, bytes } = media;
  switch (kind) {
    case 'image':
      return element(
        'button',
        {
          type: 'button',
          class: 'picture',
          'aria-label': `Open ${name}`,
          click: () => openPicture(media),
        },
        element('img', { src: url, alt: name, ...ownSize(media) }),
      );
    case 'video':
      return element('video', {
        src: url,
        controls: true,
        loop: true,
        playsinline: true,
        preload: 'metadata',
        'aria-label': name,
        ...ownSize(media),
      });
    case 'audio':
      return element(
        'figure',
        { class: 'sound' },
        element('figcaption', {}, name, element('small', {}, sizeOf(bytes))),
        element('audio', { src: url, controls: true, preload: 'metadata', 'aria-label': name }),
      );
    case 'document':
      return element(
        'a',
        { class: 'document', href: url, download: name },
        element('span', { class: 'document-icon', 'aria-hidden': 'true' }, '↓'),
        element('span', {}, name, element('small', {}, sizeOf(bytes))),
      );
  }
}

/** Pictures and videos side by side; other files one below the other. */
export function albumElement(media: readonly ChatMedia[], openPicture: OpenPicture): HTMLElement {
  const isVisual = media.every((each) => shownWidth(each) !== null);
  const columns = Math.min(media.length, media.length === 4 || media.length === 2 ? 2 : 3);
  return element(
    'div',
    { class: isVisual ? 'album' : 'album-list', style: `--columns: ${columns}` },
    ...media.map((each) => mediaElement(each, openPicture)),
  );
}

function ownSize({ widthPx, heightPx }: ChatMedia): Record<string, number> {
  return widthPx === null || heightPx === null ? {} : { width: widthPx, height: heightPx };
}
