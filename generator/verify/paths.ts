/** Whether a path is the folder or file, or lies below it. All posix, relative to the root. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
