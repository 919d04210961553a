import type { Geometry } from '@abat/contracts';
import { Input } from '@mantine/core';
import { useState } from 'react';
import classes from './edit.module.css';
import { ShapeEditor } from './shape-tools.js';

type Shape = Geometry | null;
type Steps = { past: readonly Shape[]; future: readonly Shape[] };

/** Steps of drawing that can be taken back and done again. */
function useShapeHistory(geometry: Shape, onChange: (geometry: Shape) => void) {
  const [{ past, future }, setSteps] = useState<Steps>({ past: [], future: [] });
  const go = (to: Shape | undefined, steps: Steps) => {
    if (to === undefined) return;
    setSteps(steps);
    onChange(to);
  };
  return {
    change: (next: Shape) => go(next, { past: [...past, geometry], future: [] }),
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    undo: () => go(past.at(-1), { past: past.slice(0, -1), future: [...future, geometry] }),
    redo: () => go(future.at(-1), { past: [...past, geometry], future: future.slice(0, -1) }),
  };
}

type ShapeFieldProps = {
  label: string;
  description?: string;
  error?: string;
  geometry: Shape;
  onChange: (geometry: Shape) => void;
};

/** The place of a record, drawn on the map beside the form. */
export function ShapeField({ label, description, error, geometry, onChange }: ShapeFieldProps) {
  const history = useShapeHistory(geometry, onChange);
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={description}
      className={classes.shapeField}
      data-testid="shape-field"
    >
      <ShapeEditor geometry={geometry} history={history} onChange={history.change} {...(error && { error })} />
    </Input.Wrapper>
  );
}
