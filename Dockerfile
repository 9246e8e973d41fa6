# Builds the program and puts it on a Java runtime, in layers that change as rarely as what they hold.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY db db
COPY src src
# The cache keeps the libraries between builds; tests run in .ci/run.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar target/luoshi-*.jar extract --layers --destination extracted --application-filename luoshi.jar

FROM eclipse-temurin:25-jre
# Chinese fonts for whatever is drawn on the server.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home --home-dir /luoshi luoshi \
    && install -d -o luoshi -g luoshi /luoshi /luoshi/data
WORKDIR /luoshi
COPY --from=build /source/extracted/dependencies/ ./
COPY --from=build /source/extracted/spring-boot-loader/ ./
COPY --from=build /source/extracted/snapshot-dependencies/ ./
COPY --from=build /source/extracted/application/ ./
USER luoshi
EXPOSE 8080
# Without SPRING_DATASOURCE_URL the program keeps its own database here: mount a volume.
VOLUME /luoshi/data
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD curl --fail --silent --show-error --output /dev/null http://127.0.0.1:8080/actuator/health/readiness
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=75", "-jar", "luoshi.jar"]
