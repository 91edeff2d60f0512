// SPDX-License-Identifier: Apache-2.0
#include "quarter/tables/dictionary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

namespace quarter {
namespace {

std::string_view name_of(Field::Type type) {
  switch (type) {
    case Field::Type::integer:
      return "integer";
    case Field::Type::real:
      return "number";
    case Field::Type::text:
      return "text";
  }
  return "";
}

/// A cell of CSV.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string decimals_text(const Field& field) {
  return field.type == Field::Type::real ? std::to_string(field.decimals) : std::string();
}

std::string csv_line(const TableHead& head, const Field& field) {
  const std::vector<std::string> cells{head.command,
                                       head.file,
                                       field.name,
                                       std::string(name_of(field.type)),
                                       field.unit,
                                       decimals_text(field),
                                       field.rule.always ? "no" : "yes",
                                       values_text(field.rule),
                                       field.meaning.en,
                                       field.meaning.zh};
  std::string line;
  for (const std::string& cell : cells)
    line += (line.empty() ? "" : ",") + quoted(cell);
  return line + "\n";
}

/// A cell of a table of Markdown.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '|')
      out += "\\|";
    else
      out += c;
  }
  return out;
}

std::string type_text(const Field& field) {
  const std::string decimals = decimals_text(field);
  std::string text(name_of(field.type));
  if (!decimals.empty()) text += ", " + decimals + (field.decimals == 1 ? " decimal" : " decimals");
  return field.rule.always ? text : text + ", or null";
}

std::string markdown_line(const Field& field) {
  const std::string values = values_text(field.rule);
  return fmt::format("| `{}` | {} | {} | {}{} | {} |\n", field.name, type_text(field),
                     escaped(field.unit), escaped(field.meaning.en),
                     values.empty() ? "" : " (" + escaped(values) + ")", escaped(field.meaning.zh));
}

}  // namespace

std::string values_text(const ValueRule& rule) {
  if (!rule.words.empty()) return fmt::format("{}", fmt::join(rule.words, " | "));
  if (!rule.pattern.empty()) return rule.pattern;
  if (rule.least && rule.most) return fmt::format("{:g} to {:g}", *rule.least, *rule.most);
  if (rule.least) return fmt::format("{:g} or more", *rule.least);
  if (rule.above) return fmt::format("above {:g}", *rule.above);
  return rule.most ? fmt::format("{:g} or less", *rule.most) : std::string();
}

std::string dictionary_csv(const std::vector<TableDescription>& tables) {
  std::string text = "command,file,column,type,unit,decimals,null,values,meaning,meaning_zh\n";
  for (const TableDescription& table : tables) {
    for (const Field& field : table.fields)
      text += csv_line(table.head, field);
  }
  return text;
}

std::string dictionary_page(const std::vector<TableDescription>& tables) {
  std::string text;
  for (const TableDescription& table : tables) {
    text += fmt::format(
        "## `{}` of `quarter {}`\n\n{}. {}。\n\n| column | type | unit | meaning | 含义 |\n"
        "|---|---|---|---|---|\n",
        table.head.file, table.head.command, table.head.row.en, table.head.row.zh);
    for (const Field& field : table.fields)
      text += markdown_line(field);
    text += "\n";
  }
  return text;
}

}  // namespace quarter
