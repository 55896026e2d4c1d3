/** Keys of `security` that say how a caller proves who he is. */
export const authentications: readonly string[] = ['webhook_secret', 'kie_callback'];
