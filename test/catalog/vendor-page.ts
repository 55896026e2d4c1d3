import { stringify } from 'yaml';

/** A page as the vendor writes one, as far as a test cares. */
export interface PageParts {
  readonly title?: string;
  /** What the schema calls the model; several when a page is about several. */
  readonly model?: object | null;
  readonly input?: object;
  readonly example?: object | null;
  readonly description?: string;
  readonly components?: object;
  readonly tags?: readonly string[];
  readonly path?: string;
  /** Of the whole body, in place of `model` and `input`. */
  readonly body?: object;
}

/** The document inside of a page. */
export function vendorDocument(parts: PageParts): object {
  const { model = { type: 'string', enum: ['pix/fast'] }, input = promptOnly } = parts;
  const schema = parts.body ?? {
    type: 'object',
    properties: {
      ...(model !== null && { model }),
      callBackUrl: { type: 'string', format: 'uri' },
      input,
    },
    required: ['model', 'input'],
    'x-apidog-orders': null,
  };
  const operation = {
    summary: parts.title ?? 'Pix Fast',
    description: parts.description ?? '',
    operationId: 'pix-fast',
    tags: parts.tags ?? ['docs/en/Market/Image    Models/Pix'],
    requestBody: {
      content: {
        'application/json': { schema, ...(parts.example != null && { example: parts.example }) },
      },
    },
    responses: {
      200: { content: { 'application/json': { example: { data: { taskId: 'task_1' } } } } },
    },
  };
  return {
    openapi: '3.0.1',
    paths: { [parts.path ?? '/api/v1/jobs/createTask']: { post: operation } },
    components: { schemas: parts.components ?? {} },
  };
}

const promptOnly = {
  type: 'object',
  properties: { prompt: { type: 'string' } },
  required: ['prompt'],
};

/** The text of a page. */
export function vendorPage(parts: PageParts = {}): string {
  const block = stringify(vendorDocument(parts));
  return `# ${parts.title ?? 'Pix Fast'}\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${block}\`\`\`\n`;
}
