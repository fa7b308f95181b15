"""The API's document against the OpenAPI Initiative's schema, and answers against the document.

    check_answers.py SCHEMA OPENAPI ANSWERS

By Debian's python3-jsonschema, which shares nothing with the service. Exit code 1 when anything is wrong.
"""
import json
import sys

import jsonschema


def main():
    schema_file, document_file, answers_file = sys.argv[1:]
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    with open(document_file, encoding="utf-8") as file:
        document = json.load(file)
    wrong = [
        f"openapi.json {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in jsonschema.Draft202012Validator(schema).iter_errors(document)
    ]
    identifiers = [
        operation["operationId"] for methods in document["paths"].values() for operation in methods.values()
    ]
    wrong += [f"{name}: used twice" for name in set(identifiers) if identifiers.count(name) > 1]

    validators = {}
    checked = 0
    with open(answers_file, encoding="utf-8") as file:
        for line in file:
            answer = json.loads(line)
            place = (answer["pattern"], answer["method"], str(answer["status"]))
            if place not in validators:
                response = document["paths"][place[0]][place[1]]["responses"][place[2]]
                media = next(iter(response.get("content", {}).values()), None)
                if media is None:
                    validators[place] = None
                else:
                    whole = dict(media["schema"], components=document["components"])
                    jsonschema.Draft202012Validator.check_schema(media["schema"])
                    validators[place] = jsonschema.Draft202012Validator(whole)
            validator = validators[place]
            if validator is None or answer["body"] is None:
                continue
            checked += 1
            error = next(validator.iter_errors(answer["body"]), None)
            if error is not None:
                where = "/".join(map(str, error.absolute_path))
                wrong.append(f"{place[1]} {place[0]} {place[2]}: {where}: {error.message[:200]}")

    for line in sorted(set(wrong))[:50]:
        print(line)
    print(f"{len(identifiers)} operations, {checked} answers of {len(validators)} kinds checked, {len(set(wrong))} wrong")
    if checked < 1000:
        print("too few answers to say anything")
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
