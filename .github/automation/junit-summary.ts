import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** Cases that passed are only counted. */
const SHOWN = { failure: 'failed', error: 'failed', skipped: 'skipped' } as const;

/**
 * A JUnit report as Markdown: the counts, and each case that did not pass with its reason.
 * Throws when it is no JUnit report, or one without a case: that is no result.
 */
export function junitSummary(xml: string): string {
  const { root } = parseXml(xml);
  if (root?.name !== 'testsuites') throw new Error('This is no JUnit report.');
  const cases = below(root, 'testsuite').flatMap((suite) => below(suite, 'testcase'));
  if (cases.length === 0) throw new Error('The report has no cases, so nothing was tested.');
  const others = cases.flatMap((each) => {
    const [reason] = elements(each).filter(({ name }) => name in SHOWN);
    if (reason === undefined) return [];
    const outcome = SHOWN[reason.name as keyof typeof SHOWN];
    return [{ outcome, name: each.attributes['name'], because: reason.attributes['message'] }];
  });
  const failed = others.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = others.length - failed;
  const passed = cases.length - others.length;
  const rows = others
    .toSorted((one, other) => one.outcome.localeCompare(other.outcome, 'en'))
    .map(({ outcome, name, because }) => `| ${outcome} | ${cell(name)} | ${cell(because)} |`);
  return [
    `**${passed} passed, ${failed} failed, ${skipped} skipped**`,
    ...(rows.length === 0 ? [] : ['', '| outcome | case | because |', '|---|---|---|', ...rows]),
    '',
  ].join('\n');
}

function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child instanceof XmlElement);
}

function below(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).filter((child) => child.name === name);
}

/** Text of a service must not become markup of the page. */
function cell(text = ''): string {
  return text.replaceAll(/[\\`*_{}[\]<>|&#]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
