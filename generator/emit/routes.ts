import type { ContractModel, JsonSchema, Route } from '../model/model.ts';
import { pascalCase } from '../model/names.ts';
import { emitterOf, header } from './emitter.ts';
import { dataLiteral, docComment, propertyKey, stringLiteral } from './printer.ts';
import { schemaType } from './schema-type.ts';

/**
 * `generated/routes.ts`: what each HTTP handler is given and owes, and the function that mounts
 * them.
 */
export const routes = emitterOf('routes', ['routes', 'schemas'], (model, sources) => [
  { path: `${model.project.generated}/routes.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  return [
    header(model),
    "import type { FastifyInstance } from 'fastify';\n",
    'import {\n  type Authenticator,\n  mountDescribedRoutes,\n  type RouteHandler,\n',
    "} from './runtime/mount-routes.ts';\n",
    "import type { RouteDescriptor } from './runtime/route-descriptor.ts';\n\n",
    model.schemas.map(schemaDeclaration).join('\n'),
    '\n',
    model.routes.map((route) => routeTypes(model, route)).join('\n'),
    '\n',
    handlersType(model),
    authenticatorsType(model),
    schemaData(model),
    routeData(model),
    mountFunction(),
  ].join('');
}

function schemaDeclaration({ name, typeName, schema }: ContractModel['schemas'][number]): string {
  const path = `schemas.${name}`;
  const description = schema['description'];
  const comment = docComment([typeof description === 'string' ? description : ''], '', path);
  const type = schemaType(schema, '', path);
  const declaration = type.startsWith('{')
    ? `export interface ${typeName} ${type}`
    : `export type ${typeName} = ${type};`;
  return `${comment}${declaration}\n`;
}

function routeTypes(model: ContractModel, route: Route): string {
  const name = pascalCase(route.id);
  const body = route.body === null ? 'undefined' : typeNameOf(model, route.body.schemaName);
  const parts = [
    ['params', parametersType(route, 'path')],
    ['query', parametersType(route, 'query')],
    ['headers', parametersType(route, 'header')],
  ].map(([part, type]) => `  readonly ${part}: ${type};\n`);
  const replies = route.responses.map((response) => `  | ${replyType(model, response)}`);
  return [
    docComment([`Input of \`${route.method} ${route.path}\`.`], '', `routes.${route.id}`),
    `export interface ${name}Request {\n${parts.join('')}  readonly body: ${body};\n`,
    docComment(['Bytes of the body as they came.'], '  '),
    '  readonly rawBody: Buffer;\n',
    docComment(['Address of the peer.'], '  '),
    '  readonly ip: string;\n}\n\n',
    docComment(
      [`Answers of \`${route.method} ${route.path}\`.`],
      '',
      `routes.${route.id}.responses`,
    ),
    replies.length === 1
      ? `export type ${name}Reply = ${replies[0]?.replace(/^ *\| /, '')};\n`
      : `export type ${name}Reply =\n${replies.join('\n')};\n`,
  ].join('');
}

function replyType(
  model: ContractModel,
  { status, schemaName, headerNames }: Route['responses'][number],
): string {
  const body = schemaName === null ? 'string' : typeNameOf(model, schemaName);
  const headers = headerNames.map((name) => `readonly ${propertyKey(name)}?: string`).join('; ');
  const headersField = headers === '' ? '' : `; readonly headers?: { ${headers} }`;
  return `{ readonly status: ${status}; readonly body: ${body}${headersField} }`;
}

function typeNameOf(model: ContractModel, schemaName: string): string {
  const schema = model.schemas.find((each) => each.name === schemaName);
  return schema?.typeName ?? 'unknown';
}

function parametersType(route: Route, place: 'path' | 'query' | 'header'): string {
  const parameters = route.parameters.filter((parameter) => parameter.in === place);
  if (parameters.length === 0) return 'Record<string, never>';
  const fields = parameters.map(({ name, required, schema }) => {
    const type = schemaType(schema, '', null);
    return `readonly ${propertyKey(name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}`;
  });
  const line = `{ ${fields.join('; ')} }`;
  return line.length < 80 ? line : `{\n${fields.map((each) => `    ${each};\n`).join('')}  }`;
}

function handlersType(model: ContractModel): string {
  const fields = model.routes.map((route) => {
    const name = pascalCase(route.id);
    const note = `${route.summary} Due within ${route.slaMs} ms.`;
    return (
      docComment([note], '  ', `routes.${route.id}`) +
      `  readonly ${route.handlerName}: (\n    request: ${name}Request,\n  ) => ${name}Reply | Promise<${name}Reply>;\n`
    );
  });
  const comment = docComment(
    ['One function per route. A missing one does not compile.'],
    '',
    'routes',
  );
  return `${comment}export interface RouteHandlers {\n${fields.join('')}}\n\n`;
}

/** Routes by the name of their authentication, sorted. */
function authentications(model: ContractModel): Map<string, Route[]> {
  const byName = new Map<string, Route[]>();
  for (const route of model.routes) {
    if (route.authentication === null) continue;
    byName.set(route.authentication, [...(byName.get(route.authentication) ?? []), route]);
  }
  return new Map([...byName].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function authenticatorsType(model: ContractModel): string {
  const fields = [...authentications(model)].map(([name, guarded]) => {
    const requests = guarded.map(({ id }) => `Omit<${pascalCase(id)}Request, 'body' | 'rawBody'>`);
    const replies = guarded.map(({ id }) => `${pascalCase(id)}Reply`);
    return (
      docComment([`Guards ${guarded.map(({ path }) => path).join(', ')}.`], '  ') +
      `  readonly ${propertyKey(name)}: (\n    request: ${requests.join(' | ')},\n  ) => ${replies.join(' | ')} | null;\n`
    );
  });
  const comment = docComment([
    'Checks that run before the body is read. Null lets the request in, a reply refuses it.',
  ]);
  if (fields.length === 0)
    return `${comment}export type RouteAuthenticators = Record<string, never>;\n\n`;
  return `${comment}export interface RouteAuthenticators {\n${fields.join('')}}\n\n`;
}

function schemaData(model: ContractModel): string {
  const rows = model.schemas.map(
    ({ name, schema }) => `  ${propertyKey(name)}: ${dataLiteral(schema, '  ')},\n`,
  );
  const comment = docComment(['JSON Schemas by name.'], '', 'schemas');
  return `${comment}export const schemas = {\n${rows.join('')}} as const;\n\n`;
}

function routeData(model: ContractModel): string {
  const rows = model.routes.map((route) => `  ${routeLiteral(route)},\n`);
  const comment = docComment(
    ['The same routes as data, in the order of the contract.'],
    '',
    'routes',
  );
  return `${comment}export const routes = [\n${rows.join('')}] as const satisfies readonly RouteDescriptor[];\n\n`;
}

function routeLiteral(route: Route): string {
  const fields: [string, string][] = [
    ['id', stringLiteral(route.id)],
    ['handler', stringLiteral(route.handlerName)],
    ['method', stringLiteral(route.method)],
    ['path', stringLiteral(route.path)],
    ['summary', stringLiteral(route.summary)],
    ['slaMs', String(route.slaMs)],
    ['fastAck', String(route.fastAck)],
    ['authentication', dataLiteral(route.authentication)],
    ['params', dataLiteral(parametersSchema(route, 'path'), '    ')],
    ['query', dataLiteral(parametersSchema(route, 'query'), '    ')],
    ['headers', dataLiteral(parametersSchema(route, 'header'), '    ')],
    ['body', bodyLiteral(route)],
    ['responses', responsesLiteral(route)],
  ];
  return `{\n${fields.map(([name, value]) => `    ${name}: ${value},\n`).join('')}  }`;
}

/** Parameters of one place as an object schema; null when there are none. */
function parametersSchema(route: Route, place: 'path' | 'query' | 'header'): JsonSchema | null {
  const parameters = route.parameters.filter((parameter) => parameter.in === place);
  if (parameters.length === 0) return null;
  return {
    type: 'object',
    required: parameters.filter((each) => each.required).map((each) => each.name),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  };
}

function bodyLiteral({ body }: Route): string {
  if (body === null) return 'null';
  return `{ schema: schemas.${body.schemaName}, maxBytes: ${body.maxBytes} }`;
}

function responsesLiteral({ responses }: Route): string {
  const rows = responses.map(({ status, contentType, schemaName }) => {
    const schema = schemaName === null ? 'null' : `schemas.${schemaName}`;
    return `      ${status}: { contentType: ${stringLiteral(contentType)}, schema: ${schema} },\n`;
  });
  return `{\n${rows.join('')}    }`;
}

function mountFunction(): string {
  return [
    docComment(['Id of a route.'], '', 'routes'),
    "export type RouteId = (typeof routes)[number]['id'];\n\n",
    docComment(['Puts all routes on the server: checks input, limits bodies, writes replies.']),
    'export function mountRoutes(\n  app: FastifyInstance,\n  handlers: RouteHandlers,\n',
    '  authenticators: RouteAuthenticators,\n): void {\n',
    '  mountDescribedRoutes(\n    app,\n    routes,\n',
    '    handlers as unknown as Record<string, RouteHandler>,\n',
    '    authenticators as unknown as Record<string, Authenticator>,\n  );\n}\n',
  ].join('');
}
