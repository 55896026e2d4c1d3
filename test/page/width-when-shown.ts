import type { Locator } from 'playwright-core';

interface Image {
  readonly naturalWidth: number;
  decode(): Promise<void>;
}

/** Width in pixels of a picture that the browser could load and decode. */
export async function widthWhenShown(image: Locator): Promise<number> {
  return image.evaluate(async (img: Image) => {
    await img.decode();
    return img.naturalWidth;
  });
}
