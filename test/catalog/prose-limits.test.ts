import { describe, expect, it } from 'vitest';
import { limitsInProse } from '../../generator/catalog/prose-limits.ts';

const MIB = 1024 * 1024;

describe('limits that stand only in words', () => {
  it.each([
    ['The prompt. (Max length: 2500 characters)', { maxLength: 2500 }],
    ['Required. (Min length: 3, Max length: 20000 characters)', { minLength: 3, maxLength: 20000 }],
    ['Maximum length: 5,000 characters.', { maxLength: 5000 }],
    ['Text prompt. Required, maximum 20,000 characters.', { maxLength: 20000 }],
    ['视频生成的文本描述（最大长度：2500 字符）', { maxLength: 2500 }],
    ['How close. (Min: 0, Max: 1, Step: 0.1)', { minimum: 0, maximum: 1, multipleOf: 0.1 }],
    ['- Minimum: `-1`\n- Maximum: `2147483647`', { minimum: -1, maximum: 2147483647 }],
    ['强度（最小值：0，最大值：10，步长：1）', { minimum: 0, maximum: 10, multipleOf: 1 }],
    [
      'File URL after upload; Accepted types: image/jpeg, image/jpg, image/png; Max size: 10.0MB',
      { accept: ['image/jpeg', 'image/png'], maxBytes: 10 * MIB },
    ],
    [
      '（支持的类型：image/jpeg、image/webp；最大文件大小：30.0MB）',
      { accept: ['image/jpeg', 'image/webp'], maxBytes: 30 * MIB },
    ],
    [
      'Video format: mp4, mov.\nSize: Single video not exceeding 50 MB.',
      { accept: ['video/mp4', 'video/quicktime'], maxBytes: 50 * MIB },
    ],
    [
      '元素的图片链接。支持格式：JPG、PNG。最大文件大小：每张图片 10MB。',
      { accept: ['image/jpeg', 'image/png'], maxBytes: 10 * MIB },
    ],
    ['- Formats: `JPEG`, `PNG` (no alpha channel)', { accept: ['image/jpeg', 'image/png'] }],
    ['- File size: up to `100MB`', { maxBytes: 100 * MIB }],
    ['A resolution of up to 1080p, in 4 to 15 seconds.', {}],
    ['Supports 1 or 2 images.', {}],
  ])('%j', (description, limits) => {
    expect(limitsInProse(description)).toEqual(limits);
  });
});
