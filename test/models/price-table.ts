const FILE = 'https://files.example.com/a.png';
const files = (count: number): string[] => new Array<string>(count).fill(FILE);

/** A request and what it costs. */
export interface PriceRow {
  readonly id: string;
  readonly input: object;
  readonly facts?: Record<string, string | number>;
  /** Vendor credits, reckoned by hand from the price table. */
  readonly credits: number;
  readonly estimate?: true;
  readonly quantity?: number;
}

const KLING = {
  duration: '5',
  mode: 'pro',
  sound: false,
  multi_shots: false,
  prompt: 'x',
  aspect_ratio: '1:1',
};
const SEEDANCE = { prompt: 'A red fox', resolution: '720p', duration: 5 };
const H3 = { prompt: 'x', duration: 4, resolution: '768P' };

/** Requests to models whose prices are made in different ways. */
export const priceTable: readonly PriceRow[] = [
  { id: 'z-image', input: { prompt: 'x', aspect_ratio: '1:1' }, credits: 0.8, quantity: 1 },
  // 18 a second for pro without sound, 67 for 4K.
  { id: 'kling-3.0/video', input: KLING, credits: 90, quantity: 5 },
  { id: 'kling-3.0/video', input: { ...KLING, duration: 7 }, credits: 126, quantity: 7 },
  {
    id: 'kling-3.0/video',
    input: { ...KLING, duration: '15', mode: '4K', sound: true },
    credits: 1005,
  },
  // 6 a megapixel, 1.05 megapixels a picture, three pictures.
  {
    id: 'qwen/image-edit',
    input: { prompt: 'x', image_url: FILE, num_images: '3' },
    credits: 18.9,
    estimate: true,
  },
  { id: 'qwen/image-edit', input: { prompt: 'x', image_url: FILE }, credits: 6.3, estimate: true },
  // 4.8, and 0.5 for each picture given.
  { id: 'qwen3/image-to-image', input: { prompt: 'x', image_urls: files(1) }, credits: 5.3 },
  { id: 'qwen3/image-to-image', input: { prompt: 'x', image_urls: files(3) }, credits: 6.3 },
  // 8 a second; five pictures are free, then 4 each; seconds of the source cost the same again.
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_image_urls: files(5) },
    credits: 32,
  },
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_image_urls: files(7) },
    credits: 40,
  },
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_video_urls: files(1) },
    credits: 152,
    estimate: true,
  },
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_video_urls: files(1) },
    facts: { source_seconds: 2.5 },
    credits: 52,
  },
  // Seedance by resolution and by whether it is given videos.
  { id: 'bytedance/seedance-2', input: SEEDANCE, credits: 205 },
  { id: 'bytedance/seedance-2', input: { prompt: 'A red fox' }, credits: 205 },
  {
    id: 'bytedance/seedance-2',
    input: { ...SEEDANCE, reference_video_urls: files(1) },
    facts: { source_seconds: 10 },
    credits: 375,
  },
  {
    id: 'bytedance/seedance-2',
    input: { ...SEEDANCE, duration: -1 },
    credits: 615,
    estimate: true,
  },
  // 8 a second of source; 300 seconds when nobody knows.
  {
    id: 'topaz/video-upscale',
    input: { video_url: FILE },
    facts: { source_seconds: 12.5 },
    credits: 100,
    quantity: 12.5,
  },
  { id: 'topaz/video-upscale', input: { video_url: FILE }, credits: 2400, estimate: true },
  {
    id: 'topaz/video-upscale',
    input: { video_url: FILE, upscale_factor: '4' },
    facts: { source_seconds: 10 },
    credits: 140,
  },
  // Facts of an earlier job: the dearest of those that may be.
  {
    id: 'veo/extend',
    input: { task_id: 'a', prompt: 'x' },
    facts: { source_tier: 'fast' },
    credits: 60,
  },
  { id: 'veo/extend', input: { task_id: 'a', prompt: 'x' }, credits: 250, estimate: true },
  {
    id: 'grok-imagine/upscale',
    input: { task_id: 'a', resolution: '1080p' },
    credits: 30,
    estimate: true,
  },
  {
    id: 'grok-imagine/upscale',
    input: { task_id: 'a', resolution: '1080p' },
    facts: { source_resolution: '720p' },
    credits: 20,
  },
  { id: 'grok-imagine/upscale', input: { task_id: 'a' }, credits: 10, estimate: true },
  // 14 for a thousand characters, whatever their size.
  {
    id: 'elevenlabs/text-to-dialogue-v3',
    input: {
      dialogue: [
        { text: '😀'.repeat(500), voice: 'Adam' },
        { text: 'ж'.repeat(1000), voice: 'Adam' },
      ],
    },
    credits: 21,
    quantity: 1.5,
  },
  // Absent: the row for that.
  { id: 'ideogram/v3-remix', input: { prompt: 'x', image_url: FILE }, credits: 7, estimate: true },
  {
    id: 'ideogram/v3-remix',
    input: { prompt: 'x', image_url: FILE, rendering_speed: 'QUALITY', num_images: 4 },
    credits: 40,
    estimate: true,
  },
];
