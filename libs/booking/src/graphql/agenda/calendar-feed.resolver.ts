import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { type FeedWithToken, ManageCalendarFeeds } from '../../application/agenda/manage-calendar-feeds.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { agendaOperatorOf } from './agenda-operator-of.js';
import {
  CalendarFeedMade,
  CalendarFeedResult,
  CalendarFeedRevoked,
  CalendarFeedType,
  RevokeCalendarFeedResult,
} from './agenda-outcome.type.js';
import { notFound } from './agenda-refusal-map.js';
import { CalendarFeedInput, MakeCalendarFeedInput } from './agenda.input.js';

@Resolver(() => CalendarFeedType)
export class CalendarFeedResolver {
  constructor(
    private readonly feeds: ManageCalendarFeeds,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => [CalendarFeedType], { description: 'The calendars the caller subscribes to.' })
  @Allow('read', 'Agenda')
  async calendarFeeds(@Context() context: GraphqlContext): Promise<CalendarFeedType[]> {
    const feeds = await this.feeds.list(agendaOperatorOf(context, this.abilities));
    return feeds.map((feed) => toFeed(feed, context.tenant));
  }

  @Mutation(() => CalendarFeedResult, {
    description:
      'Makes an address under which a program shows the appointments of a desk, or the caller’s own: those they served, and those to come at the desk where they sat last.',
  })
  @Allow('read', 'Agenda')
  async makeCalendarFeed(
    @Args('input', { type: () => MakeCalendarFeedInput }, checked(MakeCalendarFeedInput)) input: Checked<MakeCalendarFeedInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CalendarFeedResult> {
    const { language, tenant } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { officeId, deskId } = input.value;
    const outcome = await this.feeds.make(agendaOperatorOf(context, this.abilities), officeId, deskId ?? undefined);
    return outcome.ok ? Object.assign(new CalendarFeedMade(), { feed: toFeed(outcome.value, tenant) }) : notFound(language);
  }

  @Mutation(() => CalendarFeedResult, { description: 'Gives a calendar another address: the one before opens nothing any more.' })
  @Allow('read', 'Agenda')
  async renewCalendarFeed(
    @Args('input', { type: () => CalendarFeedInput }, checked(CalendarFeedInput)) input: Checked<CalendarFeedInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CalendarFeedResult> {
    const { language, tenant } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.feeds.renew(agendaOperatorOf(context, this.abilities), input.value.id);
    return outcome.ok ? Object.assign(new CalendarFeedMade(), { feed: toFeed(outcome.value, tenant) }) : notFound(language);
  }

  @Mutation(() => RevokeCalendarFeedResult, { description: 'Makes a calendar’s address worthless.' })
  @Allow('read', 'Agenda')
  async revokeCalendarFeed(
    @Args('input', { type: () => CalendarFeedInput }, checked(CalendarFeedInput)) input: Checked<CalendarFeedInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RevokeCalendarFeedResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { id } = input.value;
    const isRevoked = await this.feeds.revoke(agendaOperatorOf(context, this.abilities), id);
    return isRevoked ? Object.assign(new CalendarFeedRevoked(), { id }) : notFound(language);
  }
}

function toFeed(
  { id, officeId, deskId, token, renewedAt }: FeedWithToken,
  { origin, timeZone }: GraphqlContext['tenant'],
): CalendarFeedType {
  return { id, officeId, deskId, url: `${origin}/calendari/${token}.ics`, renewedAt: zonedIso(renewedAt, timeZone) };
}
