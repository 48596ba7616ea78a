/** Where the settings are; below it the offices. */
export const SETTINGS_PAGE = '/ufficio/impostazioni';
