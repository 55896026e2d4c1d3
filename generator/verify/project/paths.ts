/** Whether a path is the folder or file, or lies below it. All posix, relative to the root. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Whether a path has the ending of a TypeScript or JavaScript file. */
export function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}
