import type { Attachment, AttachmentOwner } from '@abat/contracts';
import { FileButton } from '@mantine/core';
import { IconFileText, IconPhotoPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, toQueryString } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { formatBytes, formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { ActButton } from '../../ui/act-button.js';
import { Section } from '../../ui/section.js';
import { DeleteRecord } from '../edit/delete-record.js';
import { PhotoFacts } from '../field/photo-facts.js';
import pictures from './pictures.module.css';
import classes from './plan.module.css';
import { Refusal } from './refusal.js';

const path = '/api/v1/attachments';
const MEDIA = 'image/jpeg,image/png,image/webp,image/heic,application/pdf';

export const contentOf = ({ id }: Pick<Attachment, 'id'>): string => `${path}/${id}/content`;

/** Photos and documents of an owner. */
export function useAttachments(ownerId: string) {
  return useQuery({
    queryKey: keys.list('attachments', { ownerId }),
    queryFn: ({ signal }) => call<{ items: Attachment[] }>(path, { query: { ownerId }, signal }),
  });
}

/** Sends one file; the server looks at its first bytes and not at its name. */
export function uploadFile(owner: AttachmentOwner, ownerId: string, file: File): Promise<Attachment> {
  const form = new FormData();
  form.append('file', file);
  return call<Attachment>(path + toQueryString({ owner, ownerId }), { method: 'POST', form });
}

const FOLLOWS = ['progress-reports'] as const;

/** Takes a file back that was added by mistake. */
export function DropFile({ file }: { file: Attachment }) {
  const { t } = useTranslation('plan');
  return (
    <DeleteRecord
      register="attachments"
      row={file}
      size="compact-xs"
      name={file.fileName}
      goes={t('goes.attachments')}
      also={FOLLOWS}
    />
  );
}

function Thumb({ file, mayWrite }: { file: Attachment; mayWrite: boolean }) {
  const locale = useLocale();
  const isImage = file.mediaType.startsWith('image/');
  const isPicture = isImage && file.mediaType !== 'image/heic';
  return (
    <li className={pictures.thumb}>
      <a href={contentOf(file)} target="_blank" rel="noopener noreferrer">
        {isPicture ? (
          <img src={contentOf(file)} alt={file.fileName} loading="lazy" />
        ) : (
          <span className={pictures.paper}>
            <IconFileText size={28} aria-hidden />
          </span>
        )}
        <span className={pictures.thumbText}>
          {file.fileName}
          <span className={classes.dim}>
            {isImage ? '' : `${formatDateTime(file.createdAt, locale)} · `}
            {formatBytes(file.sizeBytes, locale)}
          </span>
          {isImage && <PhotoFacts photo={file} />}
        </span>
      </a>
      {mayWrite && <DropFile file={file} />}
    </li>
  );
}

type AttachmentsProps = { owner: AttachmentOwner; ownerId: string; mayWrite: boolean };

/** Gallery with a way to add; a phone offers its camera. */
export function Attachments({ owner, ownerId, mayWrite }: AttachmentsProps) {
  const { t } = useTranslation('plan');
  const client = useQueryClient();
  const { data } = useAttachments(ownerId);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) await uploadFile(owner, ownerId, file);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all('attachments') }),
  });
  const files = data?.items ?? [];
  return (
    <Section
      title={t('photos.title')}
      aside={
        mayWrite && (
          <FileButton accept={MEDIA} multiple onChange={(chosen) => mutate(chosen)}>
            {(props) => (
              <ActButton
                {...props}
                size="compact-xs"
                variant="subtle"
                loading={isPending}
                leftSection={<IconPhotoPlus size={15} aria-hidden />}
              >
                {t('photos.add')}
              </ActButton>
            )}
          </FileButton>
        )
      }
    >
      {files.length === 0 && <p className={classes.hint}>{t('photos.none')}</p>}
      <ul className={pictures.gallery}>
        {files.map((file) => (
          <Thumb key={file.id} file={file} mayWrite={mayWrite} />
        ))}
      </ul>
      <Refusal error={error} />
    </Section>
  );
}
