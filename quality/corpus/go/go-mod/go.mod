module example.com/app

go 1.24.0

require (
	golang.org/x/text v0.3.7
	github.com/gogo/protobuf v1.3.2-rc.1
	github.com/docker/docker v17.12.0-ce-rc1.0.20200618181300-9dc6525e6118+incompatible
	golang.org/x/net v0.0.0-20210916014120-12bc252f5db8
	github.com/prometheus/client_golang v1.11.1
	github.com/russross/blackfriday/v2 v2.0.1
	github.com/gogo/protobuf-tools v1.3.0
	github.com/pkg/errors v0.9.1
	example.com/minimist v1.2.5
)
