import { createHash } from 'node:crypto';
import { ICON, STYLESHEET } from './stylesheet.ts';

/** A name that changes with the content, so that browsers may keep the file for good. */
const hashed = (name: string, content: string, extension: string): `/${string}` =>
  `/assets/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`;

/** Where the stylesheet is. */
export const STYLESHEET_PATH = hashed('relay', STYLESHEET, 'css');

/** Where the icon is. */
export const ICON_PATH = hashed('relay', ICON, 'svg');
