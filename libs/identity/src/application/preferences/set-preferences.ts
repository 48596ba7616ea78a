import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, type Language, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import type { PreferenceName } from '../../domain/preference-name.js';
import { currentVersion } from '../../domain/preference-texts.js';
import { actionOf, type Decision } from '../../domain/preferences.js';
import { preferences } from '../../persistence/preference.repository.js';
import { type OwnPreferences, ownPreferences } from './own-preferences.js';

/** What is decided; what is not spoken of stays. */
export interface WantedPreferences {
  readonly choices: readonly (Decision & { readonly name: PreferenceName })[];
  /** Null: the language of what each letter is about. */
  readonly letterLanguage?: Language | null | undefined;
}

/** A person decides how a municipality may write to them. Each thing that is another than before is kept for good, with the text it is about. */
@Injectable()
export class SetPreferences {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param language in which the texts were read. @returns how things stand; TEXT_CHANGED: what was read is not the text in force. */
  async execute(
    tenantId: TenantId,
    { personId }: CallerSession,
    { choices, letterLanguage }: WantedPreferences,
    language: Language,
  ): Promise<Result<OwnPreferences, 'TEXT_CHANGED'>> {
    if (choices.some(({ name, textVersion }) => textVersion !== currentVersion(name))) return refused('TEXT_CHANGED');
    return this.scope.run<Result<OwnPreferences, 'TEXT_CHANGED'>>({ tenantId, personId }, async (transaction) => {
      const now = this.clock.now();
      const before = await ownPreferences(transaction, tenantId, personId);
      const changed = choices.filter(({ name, value }) => before.choices.some((one) => one.name === name && one.value !== value));
      for (const choice of changed) preferences.decide(transaction, tenantId, personId, { ...choice, language }, now);
      const isOtherLanguage = letterLanguage !== undefined && letterLanguage !== (before.letterLanguage ?? null);
      if (isOtherLanguage) preferences.chooseLanguage(transaction, tenantId, personId, letterLanguage, now);
      const after = await ownPreferences(transaction, tenantId, personId);
      const of = { subject: 'OwnPreference', actorId: personId, personId, allowedBy: 'own session' };
      for (const { name, value } of changed) {
        this.audit.record(transaction, tenantId, { ...of, action: actionOf(name, value), subjectId: name });
      }
      if (isOtherLanguage) this.audit.record(transaction, tenantId, { ...of, action: 'change', subjectId: 'LETTER_LANGUAGE' });
      return ok(after);
    });
  }
}
