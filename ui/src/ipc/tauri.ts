import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import type { CheckProgress } from './generated/CheckProgress';
import type { Transport } from './transport';

export const tauri: Transport = {
  call(command, takes, onProgress) {
    if (!onProgress) return invoke(command, { ...takes });
    return invoke(command, { ...takes, onProgress: new Channel<CheckProgress>(onProgress) });
  },
  previewAddress: (previewId) => convertFileSrc(previewId, 'onramp-report'),
};
