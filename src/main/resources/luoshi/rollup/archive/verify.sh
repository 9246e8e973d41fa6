#!/bin/sh
# 校验季度归档：每个文件与清单一致，没有多出或缺少的文件，报告上印的摘要就是数据快照的摘要。
# 解压后在本目录运行 sh verify.sh。需要 sha256sum 或 shasum；如有 unzip，还核对 report.docx 中印的摘要。
cd "$(dirname "$0")" || exit 2
wrong=0

if ! command -v sha256sum > /dev/null; then
    sha256sum() {
        shasum -a 256
    }
fi

fail() {
    printf '不一致：%s\n' "$1"
    wrong=1
}

while read -r digest name; do
    if [ ! -f "$name" ]; then
        fail "缺少 $name"
    elif [ "$(sha256sum < "$name" | cut -c1-64)" != "$digest" ]; then
        fail "$name 已被改动"
    fi
done < SHA256SUMS

extra=$(find . -type f | sed 's|^\./||' | while read -r name; do
    if [ "$name" != SHA256SUMS ] && ! cut -c67- SHA256SUMS | grep -Fqx "$name"; then
        printf '%s ' "$name"
    fi
done)
if [ -n "$extra" ]; then
    fail "清单以外的文件：$extra"
fi

for snapshot in */snapshot.json; do
    folder=$(dirname "$snapshot")
    digest=$(sha256sum < "$snapshot" | cut -c1-64)
    printf '第%s号报告的数据快照SHA-256：%s\n' "$folder" "$digest"
    if ! grep -Fq "$digest" "$folder/report.json"; then
        fail "$folder/report.json 记载的摘要与数据快照不符"
    fi
    for file in "$folder"/report.docx "$folder"/report.pdf "$folder"/ledger.xlsx "$folder"/ledger.csv; do
        if [ -f "$file" ]; then
            own=$(sha256sum < "$file" | cut -c1-64)
            printf '  %s  %s\n' "$own" "$file"
            if ! grep -Fq "$own" "$folder/report.json"; then
                fail "$folder/report.json 记载的报送时的摘要与 $file 不符"
            fi
        fi
    done
    head=$(sed -n 's/.*"auditHead" *: *"\([0-9a-f]*\)".*/\1/p' "$folder/report.json" | head -n 1)
    if [ -n "$head" ]; then
        printf '  报送前审计日志链头：%s\n' "$head"
        if ! grep -Fq "\"auditHead\":\"$head\"" "$snapshot"; then
            fail "$folder/report.json 记载的审计日志链头与数据快照不符"
        fi
    fi
    if command -v unzip > /dev/null && ! unzip -p "$folder/report.docx" word/document.xml | grep -Fq "$digest"; then
        fail "$folder/report.docx 印的摘要与数据快照不符"
    fi
done

if [ $wrong -eq 0 ]; then
    echo '全部一致。请再与纸质报告版记上印的摘要核对；各文件的摘要与系统审计日志“报送季度报告”一条核对。'
fi
exit $wrong
