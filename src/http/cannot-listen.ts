/** The address to listen on cannot be had. Its message says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const remedy = cause.code === 'EADDRINUSE' ? ' Set PORT to a free one.' : '';
    super(`The service cannot listen on ${host}:${port}: ${cause.message}.${remedy}`, { cause });
  }
}
