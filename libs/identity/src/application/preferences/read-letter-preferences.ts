import { Injectable } from '@nestjs/common';
import type { LetterPreferences, PersonId, PersonLetterPreferences, TenantId } from '@casa/contracts';
import { TenantScope } from '@casa/platform/database';
import type { PreferenceName } from '../../domain/preference-name.js';
import { holdsNow } from '../../domain/preferences.js';
import { preferences } from '../../persistence/preference.repository.js';

/** Tells the modules that write letters how a person wants to be written to. */
@Injectable()
export class ReadLetterPreferences implements PersonLetterPreferences {
  constructor(private readonly scope: TenantScope) {}

  async of(tenantId: TenantId, personId: PersonId): Promise<LetterPreferences> {
    const [stored, language] = await this.scope.read({ tenantId }, (reader) =>
      Promise.all([preferences.ofPerson(reader, tenantId, personId), preferences.languageOf(reader, tenantId, personId)]),
    );
    const holds = (name: PreferenceName) =>
      holdsNow(
        name,
        stored.find((decided) => decided.name === name),
      );
    return { reminders: holds('APPOINTMENT_REMINDERS'), surveys: holds('SATISFACTION_SURVEY'), ...(language && { language }) };
  }
}
