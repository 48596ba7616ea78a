import { ChangeOffice } from '../../application/settings/change-office.js';
import { ChangeService } from '../../application/settings/change-service.js';
import { ReadSettings } from '../../application/settings/read-settings.js';
import { SettingsResolver } from './settings.resolver.js';

export const SETTINGS_RESOLVERS = [SettingsResolver];

/** The use cases of what managers decide. */
export const SETTINGS_USE_CASES = [ChangeOffice, ChangeService, ReadSettings];
