/** Words of ids and titles, and the task that they stand for; the more special ones first. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/motion-control/, 'motion-control'],
  [/lip-?sync/, 'lip-sync'],
  [/avatar/, 'avatar'],
  [/layer-decomposition/, 'layer-decomposition'],
  [/remove-background|background-removal/, 'background-removal'],
  [/segment-map/, 'segmentation'],
  [/video-upscale|upscale-video/, 'video-upscale'],
  [/upscale/, 'upscale'],
  [/video-?edit/, 'video-edit'],
  [/speech-to-video/, 'speech-to-video'],
  [/reference-to-video|r2v/, 'reference-to-video'],
  [/video-to-video/, 'video-to-video'],
  [/image-to-video|i2v|transition/, 'image-to-video'],
  [/text-to-video|t2v/, 'text-to-video'],
  [/(^|-)edit(-|$)|image-edit/, 'image-edit'],
  [/image-to-image|i2i/, 'image-to-image'],
  [/text-to-image|t2i/, 'text-to-image'],
  [/speech-to-text/, 'speech-to-text'],
  [/text-to-speech|tts|dialogue/, 'text-to-speech'],
  [/sound-effect/, 'sound-effects'],
  [/audio-isolation/, 'audio-isolation'],
  [/lyrics/, 'lyrics'],
  [/music|suno/, 'music'],
];

/** Tasks that a text without blanks speaks of, the likeliest first. */
export function tasksNamedIn(words: string): readonly string[] {
  return WORDS.filter(([pattern]) => pattern.test(words)).map(([, task]) => task);
}
