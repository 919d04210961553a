import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { keys } from '../../api/keys.js';
import { uploadFile, type ImportOptions } from './upload-file.js';

/** Uploads a file and opens the report of its run. `share` is what is sent so far, 0..1. */
export function useUpload() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const upload = useMutation({
    mutationFn: ({ file, options }: { file: File; options: ImportOptions }) => {
      abort.current = new AbortController();
      setShare(0);
      return uploadFile(file, options, setShare, abort.current.signal);
    },
    onSuccess: (run) => {
      client.setQueryData(keys.one('imports', run.id), run);
      void client.invalidateQueries({ queryKey: keys.lists('imports') });
      void navigate(`/imports/${run.id}`);
    },
  });
  return { upload, share, cancel: () => abort.current?.abort() };
}
