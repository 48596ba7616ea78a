import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { inLanguage, type Clock, CLOCK } from '@casa/kernel';
import { Abilities, Allow } from '@casa/platform/authz';
import {
  type Checked,
  checked,
  type Connection,
  type GraphqlContext,
  invalidInput,
  pageSize,
  readCursor,
  toConnection,
} from '@casa/platform/graphql';
import { CloseOffices } from '../../application/closures/close-offices.js';
import type { ClosureManager } from '../../application/closures/closure-manager.js';
import { EndClosure } from '../../application/closures/end-closure.js';
import { PreviewClosure } from '../../application/closures/preview-closure.js';
import { ReadClosures } from '../../application/closures/read-closures.js';
import type { ListedClosure } from '../../application/closures/read-closures.js';
import { closureManagerOf } from './closure-manager-of.js';
import { notFound, type OfficeNames, toClosureRefusal, toOfficeClosure, toPerson, toPreview } from './closure-map.js';
import { ClosureEnded, ClosurePreviewResult, CloseOfficesResult, EndClosureResult, OfficesClosed } from './closure-outcome.type.js';
import {
  ClosablePlacesType,
  type ClosurePerson,
  ClosurePersonConnection,
  OfficeClosureConnection,
  OfficeClosureType,
} from './closure.type.js';
import { CloseOfficesInput, ClosureInput, ClosurePeopleArgs, ClosuresArgs, EndClosureInput } from './closure.input.js';

/** What managers do with closures. */
@Resolver()
export class ClosureResolver {
  constructor(
    private readonly previews: PreviewClosure,
    private readonly closing: CloseOffices,
    private readonly ending: EndClosure,
    private readonly reading: ReadClosures,
    private readonly abilities: Abilities,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => ClosablePlacesType, { description: 'What the caller may close.' })
  @Allow('close', 'Closure')
  async closablePlaces(@Context() context: GraphqlContext): Promise<ClosablePlacesType> {
    const { wholeMunicipality, offices } = await this.reading.places(this.managerOf(context));
    return {
      wholeMunicipality,
      offices: offices.map(({ office: { id, slug, name, timeZone }, desks }) => ({
        ...{ id, slug, timeZone, name: inLanguage(name, context.language) },
        desks: desks.map((desk) => ({ id: desk.id, name: desk.name })),
      })),
    };
  }

  @Query(() => ClosurePreviewResult, {
    description: 'Whom a closure would hit, and what would be proposed to them as things stand. Nothing is closed by looking.',
  })
  @Allow('close', 'Closure')
  async closurePreview(
    @Args('input', { type: () => ClosureInput }, checked(ClosureInput)) input: Checked<ClosureInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ClosurePreviewResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const manager = this.managerOf(context);
    const { officeId = null, deskId = null, ...span } = input.value;
    const outcome = await this.previews.execute(manager, { officeId, deskId, ...span });
    if (outcome.ok) return toPreview(outcome.value, language, await this.officeNames(manager));
    return outcome.refusal.code === 'INVALID' ? invalidInput(outcome.refusal.problems, language) : notFound(language);
  }

  @Query(() => OfficeClosureConnection, { description: 'The closures that people decided, of the caller’s offices.' })
  @Allow('read', 'Closure')
  async closures(@Args() { past, first, after }: ClosuresArgs, @Context() context: GraphqlContext): Promise<Connection<OfficeClosureType>> {
    const limit = pageSize(first);
    const key = readCursor(after, ['instant', 'id']);
    const manager = this.managerOf(context);
    const { rows, count } = await this.reading.page(manager, past, key && { startsAt: key[0], id: key[1] }, limit + 1);
    const { edges, ...page } = toConnection(rows, limit, count, ({ startsAt, id }) => [startsAt.toISOString(), id]);
    return { ...page, edges: edges.map(({ cursor, node }) => ({ cursor, node: this.shown(node, manager, context) })) };
  }

  @Query(() => OfficeClosureType, { nullable: true, description: 'A closure; null for one that is not the caller’s to see.' })
  @Allow('read', 'Closure')
  async closure(@Args('id', { type: () => ID }) id: string, @Context() context: GraphqlContext): Promise<OfficeClosureType | null> {
    const manager = this.managerOf(context);
    const closure = await this.reading.one(manager, id);
    return closure ? this.shown(closure, manager, context) : null;
  }

  @Query(() => ClosurePersonConnection, {
    nullable: true,
    description:
      'Whom a closure hit, those without an answer first; null for one that is not the caller’s to see. Whose name is read, reads of it.',
  })
  @Allow('read', 'Closure')
  async closurePeople(
    @Args() { closureId, first, after }: ClosurePeopleArgs,
    @Context() context: GraphqlContext,
  ): Promise<Connection<ClosurePerson> | null> {
    const limit = pageSize(first);
    const key = readCursor(after, ['integer', 'instant', 'id']);
    const manager = this.managerOf(context);
    const closure = await this.reading.one(manager, closureId);
    if (!closure) return null;
    const begin = key && { settled: key[0], wasAt: key[1], id: key[2] };
    const { rows, count } = await this.reading.people(manager, closure, begin, limit + 1);
    const { edges, ...page } = toConnection(rows, limit, count, ({ settledAt, wasAt, id }) => [
      settledAt === null ? 0 : 1,
      new Date(wasAt).toISOString(),
      id,
    ]);
    return { ...page, edges: edges.map(({ cursor, node }) => ({ cursor, node: toPerson(node, context.language) })) };
  }

  @Mutation(() => CloseOfficesResult, {
    description:
      'Closes an office, a desk or the whole municipality. Nobody books inside any more; whom it hits keeps the appointment until they answer what is proposed to them. What is closed already answers the same.',
  })
  @Allow('close', 'Closure')
  async closeOffices(
    @Args('input', { type: () => CloseOfficesInput }, checked(CloseOfficesInput)) input: Checked<CloseOfficesInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CloseOfficesResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const manager = this.managerOf(context);
    const { officeId = null, deskId = null, reason, reasonEnglish, ...confirmed } = input.value;
    const words = reasonEnglish ? { it: reason, en: reasonEnglish } : { it: reason };
    const outcome = await this.closing.execute(manager, { officeId, deskId, reason: words, ...confirmed });
    if (!outcome.ok) return toClosureRefusal(outcome.refusal, language, await this.officeNames(manager));
    return Object.assign(new OfficesClosed(), { closure: await this.reread(outcome.value.id, manager, context) });
  }

  @Mutation(() => EndClosureResult, {
    description: 'Opens again before the time. Whoever had not answered keeps the old time, and is told so. Twice answers the same.',
  })
  @Allow('close', 'Closure')
  async endClosure(
    @Args('input', { type: () => EndClosureInput }, checked(EndClosureInput)) input: Checked<EndClosureInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof EndClosureResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const manager = this.managerOf(context);
    const outcome = await this.ending.execute(manager, input.value.id);
    if (!outcome.ok) return notFound(language);
    return Object.assign(new ClosureEnded(), { closure: await this.reread(outcome.value.id, manager, context) });
  }

  private managerOf(context: GraphqlContext): ClosureManager {
    return closureManagerOf(context, this.abilities);
  }

  private async reread(id: string, manager: ClosureManager, context: GraphqlContext): Promise<OfficeClosureType> {
    const closure = await this.reading.one(manager, id);
    if (!closure) throw new Error(`the closure ${id} is not there`);
    return this.shown(closure, manager, context);
  }

  private shown(closure: ListedClosure, { allowedAt }: ClosureManager, { tenant, language }: GraphqlContext): OfficeClosureType {
    return toOfficeClosure(closure, tenant, allowedAt('close', closure.officeId) !== undefined, language, this.clock.now());
  }

  private async officeNames(manager: ClosureManager): Promise<OfficeNames> {
    const names = await this.reading.officeNames(manager);
    return (id) => names.get(id) ?? '';
  }
}
