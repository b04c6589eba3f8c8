import { around } from './scenes/around';
import { call } from './scenes/call';
import { desks } from './scenes/desk';
import { history } from './scenes/history';
import { home } from './scenes/home';
import { invites } from './scenes/invite';
import { reports } from './scenes/received';
import { keys } from './scenes/keys';
import { life } from './scenes/life';
import { steps } from './scenes/steps';
import type { Scene } from './stage';

/** Every screen and notable state of the window, by the name of its picture. */
export const scenes: Readonly<Record<string, Scene>> = { ...around, ...home, ...invites, ...reports, ...desks, ...steps, ...history, ...keys, ...life, ...call };
