import {outcomeOf} from '../flows/outcome.js';
import {deriveStanding} from '../flows/standing.js';
import type {Session} from '../session/session.js';
import type {FlowSettings} from './flow-options.js';
import type {FlowResult, Shown} from './launch.js';
import {readStanding} from './status-reading.js';

/**
 * What was reached, as read here: what another window says is only a hint.
 *
 * @param heard The number that was heard of on the way; empty for none.
 */
export async function readResult(
  ended: Awaited<Shown['ended']>,
  session: Session,
  heard: string,
  {jurisdiction, level, terms}: Required<FlowSettings>,
): Promise<FlowResult> {
  if (ended === 'blocked') return {outcome: 'failed'};
  const msisdn = heard || session.msisdn || (session.api.gateway ? await session.api.session().catch(() => null) : null);
  if (!msisdn) return {outcome: 'cancelled'};
  const question = {msisdn, jurisdiction, level, terms: terms !== 'off'};
  const {standing, answered} = await readStanding(session.api, question, AbortSignal.timeout(30_000)).catch(() => ({
    standing: deriveStanding(null, 'unknown', question),
    answered: false,
  }));
  const outcome = outcomeOf({heard: ended, answered, canSign: standing.canSign, optional: terms === 'optional'});
  return {outcome, msisdn, standing};
}
