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

/** One filter of a list. */
export function FilterSelect({ label, all, value, options, onChange, isClearable = true }: FilterSelectProps) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={all}
      value={value}
      data={[...options]}
      searchable={options.length > 8}
      clearable={isClearable}
      allowDeselect={isClearable}
      comboboxProps={{ zIndex: 550, width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={320}
      onChange={onChange}
    />
  );
}
