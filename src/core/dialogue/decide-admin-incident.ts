import { askAdmin, roleOf, showAdmin } from './admin-answer.ts';
import { type Answer, say } from './answer.ts';
import type { Facts } from './decision.ts';
import { alert, notice } from './notice.ts';

/** The latest, and the question for the number of another one. */
export function incidentsScreen({ admin }: Facts): Answer {
  const latest = admin.kind === 'incidents' ? admin.latest : [];
  return askAdmin({ show: 'incidents', latest }, { asks: 'incident' });
}

/** What happened, for who has tapped on it. */
export function incidentTapped(facts: Facts): Answer {
  return incidentOf(facts) ?? { replies: [alert('admin-no-incident')] };
}

/** What happened, for who has sent its number. It is still waited for when there is none. */
export function incidentTyped(facts: Facts): Answer {
  return incidentOf(facts) ?? say(notice('admin-no-incident'));
}

function incidentOf(facts: Facts): Answer | null {
  const { admin } = facts;
  const incident = admin.kind === 'incident' ? admin.incident : null;
  return incident === null ? null : showAdmin({ show: 'incident', incident, role: roleOf(facts) });
}
