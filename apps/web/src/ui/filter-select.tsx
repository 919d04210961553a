import { Select } from '@mantine/core';

type Option = { value: string; label: string };
type Group = { group: string; items: Option[] };
type FilterSelectProps = {
  label: string;
  /** What no choice means: "All agencies". */
  all: string;
  value: string | null;
  options: readonly (Option | Group)[];
  onChange: (value: string | null) => void;
  isClearable?: boolean;
};

const hasValue = (value: string) => (option: Option | Group) =>
  'group' in option ? option.items.some(hasValue(value)) : option.value === value;

/** One filter of a list. A value no option has, of an old link say, is in force all the same: it stands for itself. */
export function FilterSelect({ label, all, value, options, onChange, isClearable = true }: FilterSelectProps) {
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
      maxDropdownHeight={320}
      onChange={onChange}
    />
  );
}
