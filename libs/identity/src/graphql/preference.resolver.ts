import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { ReadPreferences } from '../application/preferences/read-preferences.js';
import { SetPreferences } from '../application/preferences/set-preferences.js';
import { SetPreferencesInput } from './preference.input.js';
import { MyPreferencesType, PreferencesSet, preferenceTextChanged, SetPreferencesResult, toMyPreferences } from './preference.type.js';
import { sessionOf } from './session-of.js';

@Resolver()
export class PreferenceResolver {
  constructor(
    private readonly read: ReadPreferences,
    private readonly decisions: SetPreferences,
  ) {}

  @Query(() => MyPreferencesType, {
    description: 'How this municipality may write to the person, what they agreed to, and when they decided so.',
  })
  @Allow('read', 'OwnPreference')
  async myPreferences(@Context() context: GraphqlContext): Promise<MyPreferencesType> {
    return toMyPreferences(await this.read.execute(context.tenant.id, sessionOf(context)), context.language);
  }

  @Mutation(() => SetPreferencesResult, {
    description:
      'Decides how this municipality may write to the person: gives a consent or takes it back, from now on. What was decided, when and by which text is kept.',
  })
  @Allow('change', 'OwnPreference')
  async setPreferences(
    @Args('input', { type: () => SetPreferencesInput }, checked(SetPreferencesInput)) input: Checked<SetPreferencesInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof SetPreferencesResult> {
    const { tenant, language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.decisions.execute(tenant.id, sessionOf(context), input.value, language);
    return outcome.ok
      ? Object.assign(new PreferencesSet(), { preferences: toMyPreferences(outcome.value, language) })
      : preferenceTextChanged(language);
  }
}
