import { proposeStage } from './stage.js';

describe('The stage that Russian words name', () => {
  it.each([
    ['проводит текущий ремонт скверов левого берега', 'current-repair'],
    ['организует содержание дворовых территорий', 'maintenance'],
    ['обеспечивает уборку и вывоз снега с проспекта Тәуелсіздік', 'maintenance'],
    ['осуществляет контроль за содержанием и ремонтом дорог', 'control'],
    ['организует строительство и реконструкцию набережной Есиля', 'construction'],
    ['организует капитальный ремонт фасадов', 'construction'],
    ['осуществляет планирование озеленения', 'planning'],
    ['разрабатывает программы благоустройства районов', 'planning'],
    ['организует проектирование бульваров', 'design'],
    ['осуществляет финансирование работ по освещению', 'financing'],
    ['распределяет бюджетные средства на благоустройство', 'financing'],
    ['координирует работу аппаратов акимов районов', 'coordination'],
    ['согласовывает размещение киосков', 'coordination'],
    ['рассматривает обращения граждан по вопросам содержания дворов', 'intake'],
    ['ведёт приём обращений iKOMEK 109', 'intake'],
    ['принимает в эксплуатацию завершённые объекты', 'acceptance'],
    ['участвует в приёмке выполненных работ', 'acceptance'],
  ])('%s: %s', (text, stage) => {
    expect(proposeStage(text, 'ru')).toMatchObject({ stage });
  });
});

describe('The stage that Kazakh words name', () => {
  it.each([
    ['скверлерге ағымдағы жөндеу жүргізеді', 'current-repair'],
    ['аула аумақтарын күтіп ұстауды ұйымдастырады', 'maintenance'],
    ['көшелерді санитариялық тазалауды қамтамасыз етеді', 'maintenance'],
    ['санитариялық тазалаудың жай-күйін бақылайды', 'control'],
    ['жағалаудың құрылысын ұйымдастырады', 'construction'],
    ['көгалдандыруды жоспарлайды', 'planning'],
    ['абаттандыру жұмыстарын қаржыландырады', 'financing'],
    ['аудан әкімдері аппараттарының жұмысын үйлестіреді', 'coordination'],
    ['тұрғындардың өтініштерін қарайды', 'intake'],
    ['аяқталған объектілерді пайдалануға қабылдайды', 'acceptance'],
  ])('%s: %s', (text, stage) => {
    expect(proposeStage(text, 'kk')).toMatchObject({ stage });
  });
});

describe('How sure a stage is', () => {
  it('says which words told it', () => {
    expect(proposeStage('проводит текущий ремонт скверов', 'ru')?.words).toEqual(['текущий ремонт']);
  });

  it('is less where the words name several', () => {
    const one = proposeStage('организует содержание скверов', 'ru')?.score ?? 0;
    const two = proposeStage('организует содержание и строительство скверов', 'ru')?.score ?? 0;
    expect(two).toBeLessThan(one);
  });

  it('is nothing where no word tells', () => {
    expect(proposeStage('ведёт реестр зелёных насаждений', 'ru')).toBeNull();
  });
});
