import { expect, it } from 'vitest';
import { readIndex } from '../../generator/catalog/page-index.ts';
import { pagesToRead } from '../../generator/catalog/page-places.ts';

const site = 'https://docs.kie.ai';

it('reads title, sections without spare blanks, address, summary and language', () => {
  const { entries, unreadable } = readIndex(
    [
      '# docs.kie.ai',
      '## Docs',
      `- Image    Models > Pix [Pix - Text to Image](${site}/market/pix/fast.md): Quick pictures.`,
      `- [Callbacks](${site}/veo3-api/callbacks.md)`,
      `- 图像 [文生图](${site}/cnmarket/pix/fast.md): `,
      `- Old [Veo](${site}/old-model/veo3-api/generate.md): `,
    ].join('\r\n'),
  );
  expect(unreadable).toEqual([]);
  expect(entries.map(({ address: _, ...rest }) => rest)).toEqual([
    {
      title: 'Pix - Text to Image',
      path: 'market/pix/fast.md',
      sections: ['Image Models', 'Pix'],
      summary: 'Quick pictures.',
      language: 'en',
      isOld: false,
    },
    {
      title: 'Callbacks',
      path: 'veo3-api/callbacks.md',
      sections: [],
      summary: '',
      language: 'en',
      isOld: false,
    },
    {
      title: '文生图',
      path: 'cnmarket/pix/fast.md',
      sections: ['图像'],
      summary: '',
      language: 'zh',
      isOld: false,
    },
    {
      title: 'Veo',
      path: 'old-model/veo3-api/generate.md',
      sections: ['Old'],
      summary: '',
      language: 'en',
      isOld: true,
    },
  ]);
});

it('counts a page once, and names a line that is a page and not understood', () => {
  const line = `- A [B](${site}/a.md): `;
  const { entries, unreadable } = readIndex(`${line}\n${line}\n- C [D](${site.slice(8)}/d.md)\n`);
  expect(entries).toHaveLength(1);
  expect(unreadable).toEqual(['- C [D](docs.kie.ai/d.md)']);
});

it('leaves a Chinese page alone only where its English one is there', () => {
  const paths = ['market/a.md', 'cn/market/a.md', 'cnmarket/a.md', 'cn/market/b.md'];
  const index = readIndex(paths.map((path) => `- [T](${site}/${path})`).join('\n'));
  expect(pagesToRead(index).map(({ path }) => path)).toEqual(['market/a.md', 'cn/market/b.md']);
});
