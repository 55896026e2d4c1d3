import type { RouteHandlers } from '../../../generated/routes.ts';
import { pageFiles } from '../../ops/page/page-files.ts';
import { problem } from '../problem.ts';

/** `GET /ops`, its style and its modules. They hold nothing that a stranger may not see. */
export function opsPage(): Pick<RouteHandlers, 'opsPage' | 'opsStyle' | 'opsScript'> {
  const { html, css, modules } = pageFiles();
  return {
    opsPage: () => ({ status: 200, body: html }),
    opsStyle: () => ({ status: 200, body: css }),
    opsScript: ({ params }) => {
      const text = modules.get(params.file);
      if (text !== undefined) return { status: 200, body: text };
      return { status: 404, body: problem('not_found', 'The page has no such module.') };
    },
  };
}
