import type { Notice } from '../generated/Notice';

/** Two notices: one text for two packages, and a package without a text. */
export const notices: Notice[] = [
  {
    packages: [
      { name: 'compass', version: '1.4.0', licence: 'MIT OR Apache-2.0', home: 'https://example.com/compass' },
      { name: 'compass-needle', version: '1.4.1', licence: 'MIT OR Apache-2.0', home: 'https://example.com/compass' },
    ],
    text: 'MIT License\n\nCopyright (c) The makers of Compass\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.',
  },
  { packages: [{ name: 'sundial', version: '0.3.2', licence: 'BSD-3-Clause', home: '' }], text: '' },
];
