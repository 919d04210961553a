import { type Environment, EnvironmentError } from '../environment/environment.js';
import { DiskFileStore } from './disk.file-store.js';
import type { FileStore } from './file-store.js';
import { S3FileStore } from './s3.file-store.js';

/**
 * The store of files the environment names: a folder, or a bucket when ABAT_S3_ENDPOINT is set.
 * @throws EnvironmentError when a bucket is named by halves
 */
export function openFileStore(environment: Environment): FileStore {
  const { ABAT_S3_ENDPOINT: endpoint, ABAT_S3_BUCKET: bucket, ABAT_S3_REGION: region } = environment;
  if (!endpoint) return new DiskFileStore(environment.ABAT_DATA_DIR);
  const { ABAT_S3_ACCESS_KEY: accessKeyId, ABAT_S3_SECRET_KEY: secretAccessKey } = environment;
  if (!bucket || !accessKeyId || !secretAccessKey)
    throw new EnvironmentError(
      'environment: ABAT_S3_ENDPOINT needs ABAT_S3_BUCKET, ABAT_S3_ACCESS_KEY, ABAT_S3_SECRET_KEY',
    );
  return new S3FileStore({ endpoint, bucket, region, accessKeyId, secretAccessKey });
}
