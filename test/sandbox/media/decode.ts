/** Files of all kinds, decoded as far as tests need it. */
export { type DecodedAudio, decodeAudio } from './decode-audio.ts';
export { type DecodedImage, decodeImage } from './decode-image.ts';
export { type DecodedVideo, decodeVideo } from './decode-video.ts';
