import { LineMap } from '../source/line-map.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { PlainMap } from './plain-map.ts';

/** What a page of the vendor is made of. */
export type OpenedPage =
  | { readonly kind: 'blocks'; readonly title: string; readonly blocks: readonly PlainMap[] }
  /** Text for people, with no endpoint in it. */
  | { readonly kind: 'prose'; readonly title: string }
  /** The shell of the site, which comes instead of the page when it is asked too often. */
  | { readonly kind: 'html' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Opens the text of a page: its OpenAPI blocks as plain data. */
export function openPage(text: string): OpenedPage {
  const page = text.replace(/^\uFEFF/, '').trimStart();
  if (page === '') return { kind: 'unreadable', reason: 'It is empty.' };
  if (isHtml(page)) return { kind: 'html' };
  const title = /^#\s+(.*)$/m.exec(page)?.[1]?.trim() ?? '';
  const { fences, isOpen } = fencesOf(page);
  if (isOpen) {
    return { kind: 'unreadable', reason: 'Its code block does not end: the page is cut off.' };
  }
  const found = fences.filter(({ body }) => /^\s*["']?(openapi|paths)["']?\s*:/m.test(body));
  if (found.length === 0) {
    const reason = whyNotProse(page, title);
    return reason === null ? { kind: 'prose', title } : { kind: 'unreadable', reason };
  }
  const blocks: PlainMap[] = [];
  for (const { body, line } of found) {
    const parsed = parseYaml({ path: 'block', text: body });
    if (!parsed.ok) return { kind: 'unreadable', reason: faultOf(parsed.findings[0], body, line) };
    blocks.push(parsed.data);
  }
  return { kind: 'blocks', title, blocks };
}

/** Why a page without a block is not just text for people; null when it is. */
function whyNotProse(page: string, title: string): string | null {
  if (!/^[#>]/.test(page)) return 'It begins neither with a title nor with a quotation.';
  if (/^##\s+OpenAPI\b/im.test(page)) return 'It announces an OpenAPI block and has none.';
  const isRequest = /createTask/.test(page) && /"input"\s*:/.test(page);
  if (!isRequest || GUIDE.test(title)) return null;
  return 'It shows a request to createTask and has no OpenAPI block.';
}

/** Titles of pages that show requests as examples. */
const GUIDE =
  /quick ?start|get(ting)? started|callbacks?|webhooks?|guide|overview|faq|details?|快速|回调|指南|概览|详情|校验/i;

/** Whether an answer is the shell of a web page: no text of the vendor begins with a tag. */
export function isHtml(text: string): boolean {
  return /^\s*<[!a-z]/i.test(text);
}

interface Fence {
  readonly body: string;
  /** Of the line after the opening one, from 1. */
  readonly line: number;
}

/** Code blocks; one that is still open at the end of the text is told. */
function fencesOf(text: string): { readonly fences: readonly Fence[]; readonly isOpen: boolean } {
  const fences: Fence[] = [];
  let open: { readonly mark: string; readonly line: number; readonly lines: string[] } | null =
    null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (open === null) {
      if (mark?.[1] !== undefined) open = { mark: mark[1], line: index + 2, lines: [] };
    } else if (mark?.[1]?.startsWith(open.mark) === true && mark[2]?.trim() === '') {
      fences.push({ body: open.lines.join('\n'), line: open.line });
      open = null;
    } else open.lines.push(line);
  }
  return { fences, isOpen: open !== null };
}

type Fault = { readonly text: string; readonly at: object };

function faultOf(fault: Fault | undefined, body: string, firstLine: number): string {
  if (fault === undefined) return 'Its block is no YAML.';
  const { range } = fault.at as { readonly range?: { readonly start: number } };
  const { line } = new LineMap(body).position(range?.start ?? 0);
  return `Its block is no YAML, line ${firstLine + line - 1}: ${fault.text}`;
}
