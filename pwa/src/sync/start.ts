/** What begins once somebody is known on this phone. */

export function startSync(): void {}
