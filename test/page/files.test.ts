import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ChatPage } from './chat-page.ts';
import { eventually } from './eventually.ts';
import { PageUnderTest } from './page-under-test.ts';
import { type PlayFile, playPicture, playSound, playText, playVideo } from './play-file.ts';
import { widthWhenShown } from './width-when-shown.ts';
import { withBrowser } from './with-browser.ts';

interface Player {
  readonly currentTime: number;
  muted: boolean;
  play(): Promise<void>;
}

interface Target {
  readonly ownerDocument: { readonly defaultView: { eval(script: string): (on: Target) => void } };
}

/** Files go both ways, and are seen and heard where they are. */
withBrowser('files in the chat', () => {
  let sandbox: PageUnderTest;
  beforeAll(async () => {
    sandbox = await PageUnderTest.start();
  });
  afterEach(async () => {
    expect(await sandbox.closeWindows()).toEqual([]);
  });
  afterAll(() => sandbox?.stop());

  async function attach(chat: ChatPage, files: readonly PlayFile[]): Promise<void> {
    const choosing = chat.page.waitForEvent('filechooser');
    await chat.page.getByRole('button', { name: 'Attach a file' }).click();
    await (await choosing).setFiles([...files]);
  }

  /** Drops or pastes a file, as far as a page can tell. */
  async function bring(target: Locator, event: 'drop' | 'paste', file: PlayFile): Promise<void> {
    const { name, mimeType } = file;
    const base64 = file.buffer.toString('base64');
    await target.evaluate(
      (element: Target, script: string) => element.ownerDocument.defaultView.eval(script)(element),
      `(target) => {
        const bytes = Uint8Array.from(atob('${base64}'), (char) => char.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], '${name}', { type: '${mimeType}' }));
        const how = { bubbles: true, cancelable: true };
        target.dispatchEvent('${event}' === 'drop'
          ? new DragEvent('drop', { dataTransfer: transfer, ...how })
          : new ClipboardEvent('paste', { clipboardData: transfer, ...how }));
      }`,
    );
  }

  const isPlaying = async (player: Locator): Promise<boolean> => {
    await player.evaluate((media: Player) => {
      media.muted = true;
      return media.play();
    });
    await eventually(() => player.evaluate((media: Player) => media.currentTime)).toBeGreaterThan(
      0,
    );
    return true;
  };

  it('orders from pictures that were sent as an album', async () => {
    const chat = await sandbox.open();
    await chat.say('/start');
    await chat.tap('Pictures', /^Edit a picture /, /^Nano Banana Edit · /, 'Make it');
    await chat.hears('Send pictures, one by one or as an album');
    await attach(chat, [playPicture(1), playPicture(2), playPicture(3)]);
    const tray = chat.page.getByRole('list', { name: 'Files to send' });
    expect(await tray.getByRole('listitem').count()).toBe(3);
    await tray.getByRole('button', { name: 'Remove picture-3.png' }).click();
    await chat.page.getByRole('button', { name: 'Send', exact: true }).click();
    const album = chat.page.locator('article.from-person', { has: chat.page.locator('.album') });
    await eventually(() => album.locator('.picture').count()).toBe(2);
    for (const image of await album.getByRole('img', { name: 'photo' }).all()) {
      expect(await widthWhenShown(image)).toBe(640);
    }
    await chat.hears('Now: 2 files');
    await chat.tap('Done');
    await chat.hears('What to change in the picture');
    await chat.say('Put them side by side');
    await chat.tap(/^🚀/);
    await chat.hears('Done. Charged: ₽3.15.');
    const result = await chat.hears('Put them side by side');
    expect(await widthWhenShown(result.getByRole('img'))).toBeGreaterThan(300);
  });

  it('keeps an album together when the bot answers before all of it is there', async () => {
    const chat = await sandbox.open();
    await chat.say('/start');
    const send = (seed: number): void => {
      const { buffer: bytes, mimeType, name: fileName } = playPicture(seed);
      const { control } = sandbox.bot.world.telegram;
      control.sendFile(chat.personId, { bytes, mimeType, fileName }, 'split-album');
    };
    send(1);
    await chat.hears('What shall I do with it?');
    send(2);
    const album = chat.page.locator('article.from-person', { has: chat.page.locator('.album') });
    await eventually(() => album.locator('.picture').count()).toBe(2);
  });

  it('takes what is dropped and what is pasted, with words and as it is', async () => {
    const chat = await sandbox.open();
    await bring(chat.page.locator('#chat'), 'drop', playPicture(4));
    await bring(chat.writer, 'paste', playPicture(5));
    const tray = chat.page.getByRole('list', { name: 'Files to send' });
    await tray.getByText('picture-4.png').waitFor();
    await tray.getByText('picture-5.png').waitFor();
    await chat.page.getByLabel('Send unchanged').check();
    // With files to send it is the place for their caption.
    await chat.say('Two files');
    const document = chat.own('picture-4.png').getByRole('link', { name: /picture-4\.png/ });
    const download = chat.page.waitForEvent('download');
    await document.click();
    expect((await download).suggestedFilename()).toBe('picture-4.png');
    await chat.own('Two files').waitFor();
  });

  it('plays a video and a sound in their place, and hands out a document', async () => {
    const chat = await sandbox.open();
    await attach(chat, [await playVideo()]);
    await chat.say('See this');
    expect(await isPlaying(chat.own('See this').locator('video'))).toBe(true);
    await attach(chat, [playSound()]);
    await chat.say('Hear this');
    expect(await isPlaying(chat.own('Hear this').locator('audio'))).toBe(true);
    await attach(chat, [playText()]);
    await chat.page.getByRole('button', { name: 'Send', exact: true }).click();
    const download = chat.page.waitForEvent('download');
    await chat.own('notes.txt').getByRole('link').click();
    expect((await download).suggestedFilename()).toBe('notes.txt');
  });

  it('shows a video that was ordered; it plays on while the chat goes on', async () => {
    const chat = await sandbox.open();
    await chat.say('/balance');
    await chat.tap(/⭐ 100/, 'Pay');
    await chat.dialog.getByRole('button', { name: /^Pay/ }).click();
    await chat.hears('Payment received');
    await chat.say('/start');
    await chat.tap('Video', 'Video from text', /^PixVerse/, 'Make it');
    await chat.hears('Say in your own words');
    await chat.say('A slow river');
    await chat.tap(/^🚀/);
    await chat.hears('Done. Charged');
    const video = (await chat.hears('A slow river')).locator('video');
    expect(await isPlaying(video)).toBe(true);
    await video.evaluate((media: Player & { isMine?: boolean }) => {
      media.isMine = true;
    });
    await chat.say('/help');
    await chat.own('/help').waitFor();
    expect(await video.evaluate((media: { isMine?: boolean }) => media.isMine)).toBe(true);
  });

  it('says why a file cannot be sent, and keeps it', async () => {
    const chat = await sandbox.open();
    const broken = { name: 'no-picture.png', mimeType: 'image/png', buffer: Buffer.from('no') };
    await attach(chat, [broken]);
    await chat.say('Look');
    await chat.page.getByText('The app cannot open this picture').waitFor();
    await chat.page.getByRole('listitem').filter({ hasText: 'no-picture.png' }).waitFor();
    expect(await chat.page.getByRole('textbox').inputValue()).toBe('Look');
    // The browser notes each answer that is a refusal.
    chat.complaints.splice(0);
  });
});
