import { Select, type SelectProps } from '@mantine/core';
import { type Count, useCountText } from './count-text.js';
import classes from './filter-select.module.css';

type Option = { value: string; label: string };
type Group = { group: string; items: Option[] };
export type FilterSelectProps = {
  label: string;
  /** What no choice means: "All agencies". */
  all: string;
  value: string | null;
  options: readonly (Option | Group)[];
  onChange: (value: string | null) => void;
  isClearable?: boolean;
  /** How many rows a choice would leave. */
  countOf?: ((value: string) => Count) | undefined;
  onOpenChange?: (isOpen: boolean) => void;
};

const hasValue = (value: string) => (option: Option | Group) =>
  'group' in option ? option.items.some(hasValue(value)) : option.value === value;

function useCountedOption(countOf: FilterSelectProps['countOf']): Pick<SelectProps, 'renderOption'> {
  const countText = useCountText();
  if (!countOf) return {};
  return {
    renderOption: ({ option, checked }) => {
      const count = countOf(option.value);
      return (
        <span className={classes.option} data-checked={checked || undefined} data-none={count === 0 || undefined}>
          <span>{option.label}</span>
          <span className={classes.count}>{countText(count)}</span>
        </span>
      );
    },
  };
}

/** One filter of a list. A value no option has, of an old link say, is in force all the same: it stands for itself. */
export function FilterSelect({
  label,
  all,
  value,
  options,
  onChange,
  isClearable = true,
  countOf,
  onOpenChange,
}: FilterSelectProps) {
  const isKnown = value === null || options.some(hasValue(value));
  const data = isKnown ? [...options] : [...options, { value, label: value }];
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={all}
      value={value}
      data={data}
      searchable={options.length > 8}
      clearable={isClearable}
      allowDeselect={isClearable}
      comboboxProps={{ zIndex: 550, width: 'max-content', position: 'bottom-start' }}
      classNames={{ dropdown: classes.dropdown }}
      maxDropdownHeight={320}
      onChange={onChange}
      onDropdownOpen={() => onOpenChange?.(true)}
      onDropdownClose={() => onOpenChange?.(false)}
      {...useCountedOption(countOf)}
    />
  );
}
