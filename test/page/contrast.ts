import type { Page } from 'playwright-core';

export interface FaintText {
  readonly text: string;
  readonly ratio: number;
}

/**
 * Texts of the page, also of places to write, whose contrast with what is behind them is below
 * `least` (WCAG 2: 4.5 for text). What is half transparent is mixed with what is below it.
 */
export async function faintTexts(page: Page, least: number): Promise<FaintText[]> {
  return page.evaluate<FaintText[]>(`(${measure})(${least})`);
}

/** Runs in the browser. */
const measure = `(least) => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const parse = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) =>
    [r, g, b].map((part, index) => part * a + below[index] * (1 - a));
  const behind = (element) => {
    if (element === null) return parse(getComputedStyle(document.documentElement).backgroundColor);
    const color = parse(getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color : over(color, behind(element.parentElement));
  };
  const light = (color) => {
    const [r, g, b] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (element) => {
    const ground = behind(element);
    const ink = over(parse(getComputedStyle(element).color), ground);
    const [high, low] = [light(ink), light(ground)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() === '' || !parentElement.checkVisibility() || parentElement.closest('.avatar'))
      continue;
    const ratio = contrast(parentElement);
    if (ratio < least) faint.push({ text: data.trim(), ratio });
  }
  return faint;
}`;
