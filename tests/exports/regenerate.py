"""Write the golden files anew: `python -m tests.exports.regenerate`. Read the diff afterwards."""

from tests.exports.golden import golden_files


def main() -> None:
    for path, text in golden_files():
        path.write_bytes(text.encode("utf-8"))
        print(path)


if __name__ == "__main__":
    main()
