/** The id that the name of a model file stands for: `pix__fast.yaml` is the file of `pix/fast`. */
export function idOfFileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length).replaceAll('__', '/');
}
